using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Bankroll
{
    /// <inheritdoc />
    public partial class CompleteLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The functions of the first migration, but for the balance at an instant, make room for one that writes entries of every kind.
            migrationBuilder.Sql("""
                drop function bankroll.restore_entry;
                drop function bankroll.amend_entry;
                drop function bankroll.record_entry;
                drop function bankroll.refuse_below_zero;
                drop function bankroll.apply_change;
                """);

            migrationBuilder.DropCheckConstraint(
                name: "entries_sign",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropCheckConstraint(
                name: "accounts_balance",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.AddColumn<decimal>(
                name: "bonus",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "corrected",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "expenses",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "fees",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "played",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "transferred",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "unvalued_deposited",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "unvalued_result",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "unvalued_withdrawn",
                schema: "bankroll",
                table: "totals",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_bonus",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_corrected",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_expenses",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_fees",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_played",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_restated",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_transferred",
                schema: "bankroll",
                table: "totals",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "batch_id",
                schema: "bankroll",
                table: "revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category",
                schema: "bankroll",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "origin_id",
                schema: "bankroll",
                table: "entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "row_key",
                schema: "bankroll",
                table: "entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "tags",
                schema: "bankroll",
                table: "entries",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "transfer_id",
                schema: "bankroll",
                table: "entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "bonus",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "corrected",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "expenses",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "fees",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "played",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "transferred",
                schema: "bankroll",
                table: "accounts",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "valued_transferred",
                schema: "bankroll",
                table: "accounts",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "breakdowns",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<short>(type: "smallint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    valued = table.Column<decimal>(type: "numeric", nullable: false),
                    unvalued = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    wins = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    hands = table.Column<long>(type: "bigint", nullable: false),
                    valued_squares = table.Column<decimal>(type: "numeric", nullable: false),
                    valued_squares_per_hour = table.Column<decimal>(type: "numeric", nullable: false),
                    valued_cost = table.Column<decimal>(type: "numeric", nullable: false),
                    blind_sessions = table.Column<int>(type: "integer", nullable: false),
                    blind_hands = table.Column<long>(type: "bigint", nullable: false),
                    big_blinds = table.Column<decimal>(type: "numeric", nullable: false),
                    big_blind_squares_per_hundred = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breakdowns", x => new { x.owner_id, x.dimension, x.key, x.currency, x.month });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    preset = table.Column<string>(type: "text", nullable: false),
                    imported = table.Column<int>(type: "integer", nullable: false),
                    skipped = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => new { x.owner_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "recurrences",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    unit = table.Column<short>(type: "smallint", nullable: false),
                    every = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    next_day = table.Column<DateOnly>(type: "date", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recurrences", x => new { x.owner_id, x.id });
                    table.CheckConstraint("recurrences_amount", "amount > 0 and every > 0");
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => new { x.owner_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    format = table.Column<short>(type: "smallint", nullable: false),
                    game = table.Column<string>(type: "text", nullable: false),
                    stake = table.Column<string>(type: "text", nullable: false),
                    small_blind = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                    big_blind = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                    venue = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    buy_in = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    rebuy_count = table.Column<int>(type: "integer", nullable: false),
                    rebuys = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    add_ons = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    expenses = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    cash_out = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: true),
                    field_size = table.Column<int>(type: "integer", nullable: true),
                    hands = table.Column<int>(type: "integer", nullable: true),
                    tags = table.Column<string[]>(type: "text[]", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => new { x.owner_id, x.id });
                    table.CheckConstraint("sessions_times", "ended_at >= started_at and minutes >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "revisions_batch",
                schema: "bankroll",
                table: "revisions",
                columns: new[] { "owner_id", "batch_id" },
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "revisions_deleted",
                schema: "bankroll",
                table: "revisions",
                columns: new[] { "owner_id", "at" },
                filter: "after is null");

            migrationBuilder.CreateIndex(
                name: "entries_category",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "category", "day", "occurred_at", "id" },
                filter: "category is not null");

            migrationBuilder.CreateIndex(
                name: "entries_origin",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "origin_id" },
                filter: "origin_id is not null");

            migrationBuilder.CreateIndex(
                name: "entries_row",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "row_key" },
                unique: true,
                filter: "row_key is not null");

            migrationBuilder.CreateIndex(
                name: "entries_transfer",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "transfer_id" },
                filter: "transfer_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "entries_sign",
                schema: "bankroll",
                table: "entries",
                sql: "case when kind in (1, 6) then amount > 0 when kind in (2, 7, 9) then amount < 0 else true end");

            migrationBuilder.AddCheckConstraint(
                name: "entries_transfer",
                schema: "bankroll",
                table: "entries",
                sql: "(kind in (3, 9)) = (transfer_id is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "accounts_balance",
                schema: "bankroll",
                table: "accounts",
                sql: "balance = deposited - withdrawn + transferred + restated + played + bonus - expenses - fees + corrected");

            migrationBuilder.CreateIndex(
                name: "recurrences_due",
                schema: "bankroll",
                table: "recurrences",
                column: "next_day",
                filter: "next_day is not null and paused_at is null");

            migrationBuilder.CreateIndex(
                name: "sessions_live",
                schema: "bankroll",
                table: "sessions",
                column: "owner_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "sessions_started",
                schema: "bankroll",
                table: "sessions",
                columns: new[] { "owner_id", "started_at", "id" });

            // Full-text search within one owner's notes; what was valued before lacks the new columns and is valued anew when next read.
            migrationBuilder.Sql("""
                create extension if not exists btree_gin;
                create index entries_note on bankroll.entries using gin (owner_id, to_tsvector('simple', note)) where note is not null;
                create index entries_moves on bankroll.entries (owner_id, account_id) include (transfer_id) where kind = 3;
                create index entries_tags on bankroll.entries using gin (owner_id, tags) where tags is not null;
                create unique index saved_views_name on bankroll.saved_views (owner_id, lower(name));
                update bankroll.accounts set valued_in = null, valued_version = null;
                """);
            foreach (var function in ChangeFunctions.All)
            {
                migrationBuilder.Sql(function);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ChangeFunctions.Drop);
            migrationBuilder.Sql("drop index bankroll.entries_note, bankroll.entries_moves");

            migrationBuilder.DropTable(
                name: "breakdowns",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "recurrences",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "saved_views",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "bankroll");

            migrationBuilder.DropIndex(
                name: "revisions_batch",
                schema: "bankroll",
                table: "revisions");

            migrationBuilder.DropIndex(
                name: "revisions_deleted",
                schema: "bankroll",
                table: "revisions");

            migrationBuilder.DropIndex(
                name: "entries_category",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropIndex(
                name: "entries_origin",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropIndex(
                name: "entries_row",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropIndex(
                name: "entries_transfer",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropCheckConstraint(
                name: "entries_sign",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropCheckConstraint(
                name: "entries_transfer",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropCheckConstraint(
                name: "accounts_balance",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "bonus",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "corrected",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "expenses",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "fees",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "played",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "transferred",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "unvalued_deposited",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "unvalued_result",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "unvalued_withdrawn",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_bonus",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_corrected",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_expenses",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_fees",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_played",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_restated",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "valued_transferred",
                schema: "bankroll",
                table: "totals");

            migrationBuilder.DropColumn(
                name: "batch_id",
                schema: "bankroll",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "category",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "origin_id",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "row_key",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "tags",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "transfer_id",
                schema: "bankroll",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "bonus",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "corrected",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "expenses",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "fees",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "played",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "transferred",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "valued_transferred",
                schema: "bankroll",
                table: "accounts");

            migrationBuilder.AddCheckConstraint(
                name: "entries_sign",
                schema: "bankroll",
                table: "entries",
                sql: "case kind when 1 then amount > 0 when 2 then amount < 0 else true end");

            migrationBuilder.AddCheckConstraint(
                name: "accounts_balance",
                schema: "bankroll",
                table: "accounts",
                sql: "balance = deposited - withdrawn + restated");

            foreach (var function in LedgerFunctions.All.Where(f => f != LedgerFunctions.BalanceAt))
            {
                migrationBuilder.Sql(function);
            }
        }
    }
}
