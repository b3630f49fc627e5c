using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>What a player sends about a session, as typed: started, finished, recorded or edited. Each form has its part of it.</summary>
internal sealed class SessionForm
{
    public string? Format { get; set; }

    public string? AccountId { get; set; }

    public string? Game { get; set; }

    /// <summary>Of a cash game: blinds, or what the stake is called.</summary>
    public string? Stake { get; set; }

    public string? Venue { get; set; }

    public string? BuyIn { get; set; }

    public string? RebuyCount { get; set; }

    public string? Rebuys { get; set; }

    public string? AddOns { get; set; }

    public string? Expenses { get; set; }

    public string? CashOut { get; set; }

    public string? Place { get; set; }

    public string? FieldSize { get; set; }

    public string? Hands { get; set; }

    public string? StartedAt { get; set; }

    /// <summary>Which one, if the clocks showed that time twice.</summary>
    public string? StartedTwice { get; set; }

    public string? EndedAt { get; set; }

    public string? EndedTwice { get; set; }

    /// <summary>Commas between them.</summary>
    public string? Tags { get; set; }

    public string? Note { get; set; }

    public string? Version { get; set; }

    public string? IdempotencyKey { get; set; }

    public bool Confirmed { get; set; }

    public SessionFormat Kind => string.Equals(Format, nameof(SessionFormat.Tournament), StringComparison.OrdinalIgnoreCase) ? SessionFormat.Tournament : SessionFormat.Cash;
}

/// <summary>The page of such a form.</summary>
/// <param name="Accounts">In use, the chosen one too if it is not.</param>
/// <param name="Session">The session that is finished or edited, as it stands; null for a new one.</param>
/// <param name="Reason">Why the player is asked to confirm; null if there is nothing to confirm.</param>
internal sealed record SessionFormPage(
    SessionForm Form,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<string> Games,
    IReadOnlyList<string> Stakes,
    IReadOnlyList<string> BuyIns,
    IReadOnlyList<string> Venues,
    TimeZoneInfo TimeZone,
    Session? Session,
    string? Reason)
{
    /// <summary>The session is not what the player had before them any more.</summary>
    public bool Newer { get; init; }

    /// <summary>How much of the player's own loss limits is used; where a session is started only.</summary>
    public IReadOnlyList<LimitUse> Losses { get; init; } = [];

    public SessionFormat Format => Form.Kind;

    /// <summary>The chosen account, or the only one; null while there is a choice to make.</summary>
    public Account? Chosen => Accounts.FirstOrDefault(a => string.Equals(a.Id.Value.ToString(), Form.AccountId, StringComparison.OrdinalIgnoreCase));
}
