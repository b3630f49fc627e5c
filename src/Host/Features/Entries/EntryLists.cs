using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Reads a list's filter and fetches its page. A filter that cannot be read filters nothing, and says so beside its field.</summary>
internal sealed class EntryLists(IEntries entries, IAccounts accounts, ICurrentPlayer current)
{
    private const int PageSize = 50;

    /// <summary>Entries of one kind.</summary>
    public Task<EntryListPage> OfKindAsync(EntryKind kind, EntryQuery query, Controller page, CancellationToken ct) =>
        PageAsync(kind, query, [], page, ct);

    /// <summary>Entries of all kinds, with a choice of account and kind.</summary>
    public async Task<EntryListPage> OfAllAsync(EntryQuery query, Controller page, CancellationToken ct) =>
        await PageAsync(null, query, await accounts.ListAsync(current.Player.Id, ct), page, ct);

    private async Task<EntryListPage> PageAsync(
        EntryKind? kind, EntryQuery query, IReadOnlyList<Account> choice, Controller page, CancellationToken ct)
    {
        var (from, to) = Days(query, page.ModelState);
        var wanted = kind ?? (Enum.TryParse<EntryKind>(query.Kind, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : null);
        var account = choice.FirstOrDefault(a => string.Equals(a.Id.Value.ToString(), query.Account, StringComparison.OrdinalIgnoreCase));
        if (!page.ModelState.IsValid)
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var found = await entries.ListAsync(
            current.Player.Id, new EntryFilter(wanted, account?.Id, from, to, query.Cursor, PageSize), ct);
        return new(kind, query, found, choice, current.Today, Url(page.Request, found.Newer), Url(page.Request, found.Older));
    }

    private (DateOnly? From, DateOnly? To) Days(EntryQuery query, ModelStateDictionary state)
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

        return state.IsValid ? (from, to) : (null, null);
    }

    /// <summary>The same address with another cursor.</summary>
    internal static string? Url(HttpRequest request, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var others = request.Query.Where(q => !string.Equals(q.Key, nameof(EntryQuery.Cursor), StringComparison.OrdinalIgnoreCase))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        return QueryHelpers.AddQueryString(request.Path, others.Append(KeyValuePair.Create(nameof(EntryQuery.Cursor), (string?)cursor)));
    }
}
