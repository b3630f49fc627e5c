using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>What a player sends to add an account, as typed.</summary>
internal sealed class NewAccountForm
{
    public string? Kind { get; set; }

    public string? AssetType { get; set; }

    public string? Name { get; set; }

    public string? Currency { get; set; }

    public string? OpeningBalance { get; set; }

    public string? IdempotencyKey { get; set; }
}

internal sealed record NewAccountPage(NewAccountForm Form, IReadOnlyList<CurrencyInfo> Currencies);

internal sealed record RenamePage(Account Account, string? Name);

/// <summary>Archiving or deleting, asked before it is done.</summary>
internal sealed record AccountQuestion(Account Account);
