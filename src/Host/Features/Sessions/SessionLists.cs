using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Reads the list's filter and fetches its page. A filter that cannot be read filters nothing, and says so beside its field.</summary>
internal sealed class SessionLists(ISessions sessions, ILiveSessions live, IAccounts accounts, SessionForms forms, ICurrentPlayer current)
{
    private const int PageSize = 50;

    public async Task<SessionListPage> PageAsync(SessionQuery query, Controller page, CancellationToken ct)
    {
        var owner = current.Player.Id;
        var all = await accounts.ListAsync(owner, ct);
        var filter = Filter(query, all, page.ModelState);
        if (!page.ModelState.IsValid)
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var found = await sessions.ListAsync(owner, filter, ct);
        var totals = await sessions.TotalsAsync(owner, filter, current.Player.ReportingCurrency, ct);
        var known = await sessions.PlayedBeforeAsync(owner, ct);
        var running = await live.FindAsync(owner, ct);
        var last = running is null ? await sessions.LatestAsync(owner, ct) : null;
        var account = all.FirstOrDefault(a => a.Id == last?.Account && !a.IsArchived);
        return new(
            query, found, totals, known, running, account is null ? null : forms.LikeLast(format: null, last), account, all.Any(a => !a.IsArchived), current.Today,
            EntryLists.Url(page.Request, found.Newer), EntryLists.Url(page.Request, found.Older))
        {
            CsvUrl = found.Items.Count > 0 && page.ModelState.IsValid ? QueryHelpers.AddQueryString("/export/sessions.csv", query.Parts) : null,
            AgainBuyIn = last is null || account is null ? null : new Money(last.Money.BuyIn, last.Currency),
        };
    }

    /// <summary>Every session the list shows, page after page; null for a filter that cannot be read.</summary>
    public async Task<IAsyncEnumerable<Session>?> AllAsync(SessionQuery query, ModelStateDictionary state, CancellationToken ct)
    {
        var filter = Filter(query, await accounts.ListAsync(current.Player.Id, ct), state);
        return state.IsValid ? sessions.ReadAsync(current.Player.Id, filter, ct) : null;
    }

    private SessionFilter Filter(SessionQuery query, IReadOnlyList<Account> mine, ModelStateDictionary state)
    {
        var (from, fromProblem) = TypedDay.ReadFilter(query.From, current.Today);
        var (to, toProblem) = TypedDay.ReadFilter(query.To, current.Today);
        toProblem ??= to < from ? $"{DayText.Prose(to!.Value)} is before the first day. Choose {DayText.Prose(from!.Value)} or a later one." : null;
        if (fromProblem is not null)
        {
            state.AddModelError(nameof(query.From), fromProblem);
        }

        if (toProblem is not null)
        {
            state.AddModelError(nameof(query.To), toProblem);
        }

        var days = state.IsValid;
        var format = Enum.TryParse<SessionFormat>(query.Format, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : (SessionFormat?)null;
        var account = Guid.TryParse(query.Account, out var id) ? mine.FirstOrDefault(a => a.Id.Value == id) : null;
        if (account is null && !string.IsNullOrWhiteSpace(query.Account))
        {
            state.AddModelError(nameof(query.Account), EntryFilterReader.NoAccount);
        }

        var venue = string.Equals(query.Venue?.Trim(), SessionQuery.NoVenue, StringComparison.Ordinal) ? "" : Text(query.Venue);
        return new(
            format, Text(query.Game), Text(query.Stake), venue, Text(query.Tag), account?.Id, days ? from : null, days ? to : null,
            query.Cursor, PageSize)
        {
            First = Guid.TryParse(query.First, out var first) ? new(first) : null,
            Last = Guid.TryParse(query.Last, out var last) ? new(last) : null,
            Weekday = query.Weekday is >= 1 and <= 7 ? query.Weekday : null,
            Won = query.Outcome?.Trim().ToLowerInvariant() switch { "won" => true, "lost" => false, _ => null },
        };
    }

    /// <summary>A name without what no name can hold: such a name finds nothing either way.</summary>
    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Replace("\0", "\uFFFD", StringComparison.Ordinal);
}
