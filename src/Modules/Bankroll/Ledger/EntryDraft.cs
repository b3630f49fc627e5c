using System.Buffers;
using System.Text;
using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>An entry as the ledger is to hold it; a balance update leaves its amount to the ledger.</summary>
/// <param name="Amount">Signed; without meaning for a balance update.</param>
internal sealed record EntryDraft(
    Guid Id, Guid Account, EntryKind Kind, decimal Amount, DateOnly Day, DateTimeOffset OccurredAt, DateTimeOffset CreatedAt)
{
    public decimal? Stated { get; init; }

    public string? Note { get; init; }

    public string? Category { get; init; }

    /// <summary>Null for none: an empty array would be indexed.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public Guid? Transfer { get; init; }

    public Guid? Origin { get; init; }

    public Guid? RowKey { get; init; }

    /// <summary>Of an entry of kind session, and only of those.</summary>
    public SessionRow? Session { get; init; }

    /// <summary>Of the running session that is finished by this, as its player saw it.</summary>
    public uint? LiveVersion { get; init; }

    /// <summary>An entry as it stands, to be changed with <c>with</c>.</summary>
    public static EntryDraft Of(EntryRow row, SessionRow? session = null) =>
        new(row.Id, row.AccountId, row.Kind, row.Amount, row.Day, row.OccurredAt, row.CreatedAt)
        {
            Stated = row.StatedBalance,
            Note = row.Note,
            Category = row.Category,
            Tags = row.Tags,
            Transfer = row.TransferId,
            Origin = row.OriginId,
            RowKey = row.RowKey,
            Session = session,
        };

    /// <summary>As the ledger's function reads it, named like the columns.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            json.WriteString("account_id", Account);
            json.WriteNumber("kind", (int)Kind);
            json.WriteNumber("amount", Amount);
            json.Write("day", Day);
            json.WriteString("occurred_at", OccurredAt);
            json.WriteString("created_at", CreatedAt);
            json.Write("stated_balance", Stated);
            json.WriteString("note", Note);
            json.WriteString("category", Category);
            json.Write("tags", Tags);
            json.Write("transfer_id", Transfer);
            json.Write("origin_id", Origin);
            json.Write("row_key", RowKey);
            if (LiveVersion is { } seen)
            {
                json.WriteNumber("live_version", seen);
            }

            if (Session is { } session)
            {
                json.WritePropertyName("session");
                Write(json, session);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, SessionRow session)
    {
        json.WriteStartObject();
        json.WriteNumber("format", (int)session.Format);
        json.WriteString("game", session.Game);
        json.WriteString("stake", session.Stake);
        json.Write("small_blind", session.SmallBlind);
        json.Write("big_blind", session.BigBlind);
        json.WriteString("venue", session.Venue);
        json.WriteString("started_at", session.StartedAt);
        json.WriteString("ended_at", session.EndedAt ?? throw new InvalidOperationException("A session that still runs has no entry."));
        json.Write("day", session.Day);
        json.WriteNumber("minutes", session.Minutes);
        json.WriteNumber("buy_in", session.BuyIn);
        json.WriteNumber("rebuy_count", session.RebuyCount);
        json.WriteNumber("rebuys", session.Rebuys);
        json.WriteNumber("add_ons", session.AddOns);
        json.WriteNumber("expenses", session.Expenses);
        json.WriteNumber("cash_out", session.CashOut);
        json.Write("place", session.Place);
        json.Write("field_size", session.FieldSize);
        json.Write("hands", session.Hands);
        json.Write("tags", session.Tags);
        json.WriteString("note", session.Note);
        json.WriteEndObject();
    }
}
