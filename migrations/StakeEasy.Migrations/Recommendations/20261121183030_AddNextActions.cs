using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Recommendations
{
    /// <inheritdoc />
    public partial class AddNextActions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answers",
                schema: "recommendations",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    subject = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fact = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<short>(type: "smallint", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_times = table.Column<int>(type: "integer", nullable: false),
                    dismissed_times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => new { x.owner_id, x.kind, x.subject });
                    table.CheckConstraint("answers_times", "done_times >= 0 and dismissed_times >= 0");
                });

            migrationBuilder.CreateTable(
                name: "backups",
                schema: "recommendations",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_backups", x => x.owner_id);
                });

            migrationBuilder.CreateTable(
                name: "shown_lists",
                schema: "recommendations",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    inputs = table.Column<string>(type: "jsonb", nullable: false),
                    outputs = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown_lists", x => new { x.owner_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "shown_lists_shown_at",
                schema: "recommendations",
                table: "shown_lists",
                column: "shown_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers",
                schema: "recommendations");

            migrationBuilder.DropTable(
                name: "backups",
                schema: "recommendations");

            migrationBuilder.DropTable(
                name: "shown_lists",
                schema: "recommendations");
        }
    }
}
