using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Bankroll
{
    /// <inheritdoc />
    public partial class CreateLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "bankroll");

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    asset_type = table.Column<short>(type: "smallint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    deposited = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    withdrawn = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    restated = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    valued_in = table.Column<string>(type: "text", nullable: true),
                    valued_version = table.Column<long>(type: "bigint", nullable: true),
                    valued_deposited = table.Column<decimal>(type: "numeric", nullable: false),
                    valued_withdrawn = table.Column<decimal>(type: "numeric", nullable: false),
                    unvalued_deposited = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    unvalued_withdrawn = table.Column<decimal>(type: "numeric(28,10)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => new { x.owner_id, x.id });
                    table.CheckConstraint("accounts_balance", "balance = deposited - withdrawn + restated");
                });

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<long>(type: "bigint", nullable: false),
                    result_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests", x => new { x.owner_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => new { x.owner_id, x.entry_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "totals",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    net = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    deposited = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    withdrawn = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    restated = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    valued_deposited = table.Column<decimal>(type: "numeric", nullable: false),
                    valued_withdrawn = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_totals", x => new { x.owner_id, x.grain, x.account_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "entries",
                schema: "bankroll",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    stated_balance = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entries", x => new { x.owner_id, x.id });
                    table.CheckConstraint("entries_sign", "case kind when 1 then amount > 0 when 2 then amount < 0 else true end");
                    table.CheckConstraint("entries_stated", "(kind = 4) = (stated_balance is not null)");
                    table.ForeignKey(
                        name: "fk_entries_accounts_owner_id_account_id",
                        columns: x => new { x.owner_id, x.account_id },
                        principalSchema: "bankroll",
                        principalTable: "accounts",
                        principalColumns: new[] { "owner_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "entries_account",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "account_id", "day", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "entries_kind",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "kind", "day", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "entries_owner",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "day", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "entries_stated",
                schema: "bankroll",
                table: "entries",
                columns: new[] { "owner_id", "account_id", "day", "occurred_at", "id" },
                filter: "stated_balance is not null");

            // What the model cannot say: a name is taken whatever its case; the key that charts read covers what they add up; updates of
            // an account stay on its page (HOT), and the ledger's insert-heavy tables are vacuumed often enough for index-only scans.
            migrationBuilder.Sql("""
                create unique index accounts_name on bankroll.accounts (owner_id, lower(name));
                alter table bankroll.accounts set (fillfactor = 50);
                alter table bankroll.totals drop constraint pk_totals,
                  add constraint pk_totals primary key (owner_id, grain, account_id, day) include (net, valued_deposited, valued_withdrawn);
                alter table bankroll.totals set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.01);
                alter table bankroll.entries set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
                """);
            foreach (var function in LedgerFunctions.All)
            {
                migrationBuilder.Sql(function);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(LedgerFunctions.Drop);

            migrationBuilder.DropTable(
                name: "entries",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "revisions",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "totals",
                schema: "bankroll");

            migrationBuilder.DropTable(
                name: "accounts",
                schema: "bankroll");
        }
    }
}
