using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Bankroll.Sessions;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>
/// The lists of a backup that the ledger fills: what players entered. Totals, breakdowns and what balance updates found are derived from it,
/// and idempotency keys are of no use elsewhere.
/// </summary>
internal static class LedgerTables
{
    private const decimal Most = EntryErrors.Largest;
    private const decimal Smallest = 0.0000000001m;
    private const int LongestNote = 10_000;
    private const int LongestFileName = 1_000;
    private const int LongestQuery = 10_000;

    public static BackupTable Accounts { get; } = new(
        "accounts", "bankroll.accounts", "id",
        BackupColumn.Id("id"),
        BackupColumn.Word<AccountKind>("kind"),
        BackupColumn.Word<AssetType>("asset_type").Optional(),
        BackupColumn.Text("currency", 10),
        BackupColumn.Text("name", AccountErrors.LongestName),
        BackupColumn.Number("position", int.MinValue),
        BackupColumn.Instant("created_at"),
        BackupColumn.Instant("archived_at").Optional());

    public static BackupTable Imports { get; } = new(
        "imports", "bankroll.imports", "id",
        BackupColumn.Id("id"),
        BackupColumn.Instant("created_at"),
        BackupColumn.Text("file_name", LongestFileName),
        BackupColumn.Text("preset", LongestFileName),
        BackupColumn.Number("imported"),
        BackupColumn.Number("skipped"),
        BackupColumn.Instant("undone_at").Optional());

    public static BackupTable Recurrences { get; } = new(
        "recurrences", "bankroll.recurrences", "id",
        BackupColumn.Id("id"),
        BackupColumn.Id("account_id"),
        BackupColumn.Word<EntryKind>("kind"),
        BackupColumn.Amount("amount", Smallest, Most),
        BackupColumn.Text("category", EntryErrors.LongestCategory).Optional(),
        BackupColumn.Text("note", LongestNote).Optional(),
        BackupColumn.Word<RecurrenceUnit>("unit"),
        BackupColumn.Number("every", 1, 1_000),
        BackupColumn.Day("first_day"),
        BackupColumn.Day("last_day").Optional(),
        BackupColumn.Day("next_day").Optional(),
        BackupColumn.Instant("paused_at").Optional(),
        BackupColumn.Instant("created_at"));

    public static BackupTable Sessions { get; } = new(
        "sessions", "bankroll.sessions", "started_at, id",
        BackupColumn.Id("id"),
        BackupColumn.Id("account_id"),
        BackupColumn.Word<SessionFormat>("format"),
        BackupColumn.Text("game", SessionErrors.LongestName),
        BackupColumn.Text("stake", SessionErrors.LongestName),
        BackupColumn.Amount("small_blind", Smallest, Most).Optional(),
        BackupColumn.Amount("big_blind", Smallest, Most).Optional(),
        BackupColumn.Text("venue", SessionErrors.LongestName).Optional(),
        BackupColumn.Instant("started_at"),
        BackupColumn.Instant("ended_at").Optional(),
        BackupColumn.Day("day"),
        BackupColumn.Number("minutes"),
        BackupColumn.Amount("buy_in", 0m, Most),
        BackupColumn.Number("rebuy_count"),
        BackupColumn.Amount("rebuys", 0m, Most),
        BackupColumn.Amount("add_ons", 0m, Most),
        BackupColumn.Amount("expenses", 0m, Most),
        BackupColumn.Amount("cash_out", 0m, Most),
        BackupColumn.Number("place", 1).Optional(),
        BackupColumn.Number("field_size", 1).Optional(),
        BackupColumn.Number("hands").Optional(),
        BackupColumn.Texts("tags", EntryErrors.MostTags, EntryErrors.LongestTag).Optional(),
        BackupColumn.Text("note", LongestNote).Optional());

    public static BackupTable Entries { get; } = new(
        "entries", "bankroll.entries", "day, occurred_at, id",
        BackupColumn.Id("id"),
        BackupColumn.Id("account_id"),
        BackupColumn.Word<EntryKind>("kind"),
        BackupColumn.Day("day"),
        BackupColumn.Instant("occurred_at"),
        BackupColumn.Instant("created_at"),

        // What a balance update found follows from the entries before it: only what it states is a fact.
        BackupColumn.Amount("amount", -Most, Most).Optional().As("case when kind = 4 then null else amount end"),
        BackupColumn.Amount("stated_balance", -Most, Most).Optional(),
        BackupColumn.Text("note", LongestNote).Optional(),
        BackupColumn.Text("category", EntryErrors.LongestCategory).Optional(),
        BackupColumn.Texts("tags", EntryErrors.MostTags, EntryErrors.LongestTag).Optional(),
        BackupColumn.Id("transfer_id").Optional(),
        BackupColumn.Id("origin_id").Optional(),
        BackupColumn.Id("row_key").Optional());

    public static BackupTable Revisions { get; } = new(
        "revisions", "bankroll.revisions", "entry_id, number",
        BackupColumn.Id("entry_id"),
        BackupColumn.Number("number", 1),
        BackupColumn.Instant("at"),
        BackupColumn.Json("before").As("(before #- '{session,owner_id}') - 'owner_id'").Optional(),
        BackupColumn.Json("after").As("(after #- '{session,owner_id}') - 'owner_id'").Optional(),
        BackupColumn.Id("batch_id").Optional());

    public static BackupTable SavedViews { get; } = new(
        "saved_views", "bankroll.saved_views", "id",
        BackupColumn.Id("id"),
        BackupColumn.Text("name", LongestFileName),
        BackupColumn.Text("query", LongestQuery),
        BackupColumn.Instant("created_at"));

    /// <summary>What others refer to comes first.</summary>
    public static IReadOnlyList<BackupTable> InOrder { get; } = [Accounts, Imports, Recurrences, Sessions, Entries, Revisions, SavedViews];
}
