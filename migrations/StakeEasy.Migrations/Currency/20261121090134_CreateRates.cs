using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace StakeEasy.Migrations.Currency
{
    /// <inheritdoc />
    public partial class CreateRates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "currency");

            migrationBuilder.CreateTable(
                name: "batches",
                schema: "currency",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    rates = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_rates",
                schema: "currency",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @base = table.Column<string>(name: "base", type: "character varying(10)", maxLength: 10, nullable: false),
                    quote = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric", nullable: false),
                    before = table.Column<decimal>(type: "numeric", nullable: false),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_rates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refresh_runs",
                schema: "currency",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    trigger = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    stored = table.Column<int>(type: "integer", nullable: false),
                    held = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    next_run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refresh_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                schema: "currency",
                columns: table => new
                {
                    batch_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    @base = table.Column<string>(name: "base", type: "character varying(10)", maxLength: 10, nullable: false),
                    quotes = table.Column<string[]>(type: "text[]", nullable: false),
                    rates = table.Column<decimal[]>(type: "numeric[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publications", x => new { x.batch_id, x.day });
                    table.CheckConstraint("ck_publications_pairs", "cardinality(quotes) = cardinality(rates) and 0 < all (rates)");
                    table.ForeignKey(
                        name: "fk_publications_batches_batch_id",
                        column: x => x.batch_id,
                        principalSchema: "currency",
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_held_rates_source_base_quote_day_rate",
                schema: "currency",
                table: "held_rates",
                columns: new[] { "source", "base", "quote", "day", "rate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_day",
                schema: "currency",
                table: "publications",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_refresh_runs_started_at",
                schema: "currency",
                table: "refresh_runs",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "held_rates",
                schema: "currency");

            migrationBuilder.DropTable(
                name: "publications",
                schema: "currency");

            migrationBuilder.DropTable(
                name: "refresh_runs",
                schema: "currency");

            migrationBuilder.DropTable(
                name: "batches",
                schema: "currency");
        }
    }
}
