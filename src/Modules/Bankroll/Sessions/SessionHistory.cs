using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>What sessions said before they were changed or deleted: the revisions of their entries keep the row of the session too.</summary>
internal sealed class SessionHistory(BankrollDbContext db)
{
    private static readonly JsonSerializerOptions NamedLikeColumns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<IReadOnlyList<SessionRevision>> OfAsync(UserId owner, SessionId id, CancellationToken ct)
    {
        var rows = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var states = rows.ConvertAll(r => (r.At, Before: Read(r.Before), After: Read(r.After)));
        var ids = states.SelectMany(s => new[] { s.Before?.Row.AccountId, s.After?.Row.AccountId }).OfType<Guid>().Distinct().ToList();
        var accounts = await db.Accounts.Where(a => a.OwnerId == owner.Value && ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Name, a.Currency }).ToDictionaryAsync(a => a.Id, a => (a.Name, a.Currency), ct);
        Session? Of(PastSession? past) => past is not var (row, day) ? null : SessionRecords.Of(row, accounts[row.AccountId].Name, accounts[row.AccountId].Currency, day, version: 0);
        return [.. states.Where(s => s.Before is not null || s.After is not null).Select(s => new SessionRevision(s.At, Of(s.Before), Of(s.After)))];
    }

    /// <summary>Null for what is no session.</summary>
    private static PastSession? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("session", out var session)
            ? new(session.Deserialize<SessionRow>(NamedLikeColumns)!, document.RootElement.GetProperty("day").Deserialize<DateOnly>())
            : null;
    }

    /// <param name="Day">Of its entry.</param>
    private sealed record PastSession(SessionRow Row, DateOnly Day);
}
