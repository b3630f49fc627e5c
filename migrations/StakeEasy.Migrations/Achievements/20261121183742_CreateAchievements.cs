using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Achievements
{
    /// <inheritdoc />
    public partial class CreateAchievements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "achievements");

            migrationBuilder.CreateTable(
                name: "activities",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => new { x.owner_id, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "goals",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    currency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    start = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    target = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    abandoned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    value = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    chance = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => new { x.owner_id, x.id });
                    table.CheckConstraint("goals_way", "target > start and last_day >= first_day");
                });

            migrationBuilder.CreateTable(
                name: "limits",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                    currency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    next_amount = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                    next_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_limits", x => new { x.owner_id, x.kind });
                    table.CheckConstraint("limits_amount", "amount > 0 and (next_amount is null or next_amount > 0)");
                });

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => new { x.owner_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "settings",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day_start = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    unwanted = table.Column<short[]>(type: "smallint[]", nullable: false),
                    cooling_off_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.owner_id);
                });

            migrationBuilder.CreateTable(
                name: "standings",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    streak_length = table.Column<int>(type: "integer", nullable: false),
                    streak_first = table.Column<DateOnly>(type: "date", nullable: true),
                    streak_last = table.Column<DateOnly>(type: "date", nullable: true),
                    streak_longest = table.Column<int>(type: "integer", nullable: false),
                    recent = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    progress = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standings", x => x.owner_id);
                });

            migrationBuilder.CreateTable(
                name: "unlocks",
                schema: "achievements",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unlocks", x => new { x.owner_id, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "notices_once",
                schema: "achievements",
                table: "notices",
                columns: new[] { "owner_id", "kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "notices_unread",
                schema: "achievements",
                table: "notices",
                column: "owner_id",
                filter: "read_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "goals",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "limits",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "settings",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "standings",
                schema: "achievements");

            migrationBuilder.DropTable(
                name: "unlocks",
                schema: "achievements");
        }
    }
}
