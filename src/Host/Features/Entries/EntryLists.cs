using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Fetches the page of a list that its address asks for.</summary>
internal sealed class EntryLists(
    IEntries entries, IEntryTotals totals, ISavedViews views, IAccounts accounts, EntryFilterReader filters, ICurrentPlayer current)
{
    /// <summary>Entries of one kind, by day.</summary>
    public async Task<EntryListPage> OfKindAsync(EntryKind kind, EntryQuery query, Controller page, CancellationToken ct)
    {
        var (from, to) = filters.Days(query, page.ModelState);
        SayWhatCannotBeRead(page);
        var found = await entries.ListAsync(current.Player.Id, new EntryFilter([kind], From: from, To: to, Cursor: query.Cursor), ct);
        return new(kind, query, found, current.Today, Url(page.Request, found.Newer), Url(page.Request, found.Older));
    }

    /// <summary>Entries of all kinds, filtered in every way there is.</summary>
    public async Task<EntriesPage> OfAllAsync(EntryQuery query, Controller page, CancellationToken ct)
    {
        var owner = current.Player.Id;
        var mine = await accounts.ListAsync(owner, ct);
        var filter = filters.Read(query, mine, page.ModelState);
        SayWhatCannotBeRead(page);
        return new(
            query,
            filter,
            await entries.ListAsync(owner, filter, ct),
            await totals.OfAsync(owner, filter, current.Player.ReportingCurrency, ct),
            mine,
            await totals.CategoriesAsync(owner, ct),
            SavedQuery.AsTyped(await views.ListAsync(owner, ct)),
            FilterChips.Of(query, filter, mine),
            current.Today);
    }

    private static void SayWhatCannotBeRead(Controller page)
    {
        if (!page.ModelState.IsValid)
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
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
