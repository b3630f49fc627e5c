using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Recommendations;

/// <inheritdoc />
public partial class CreateProfiles : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema(
            name: "recommendations");

        migrationBuilder.CreateTable(
            name: "profiles",
            schema: "recommendations",
            columns: table => new
            {
                owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                games = table.Column<string[]>(type: "text[]", nullable: true),
                opposition = table.Column<int>(type: "integer", nullable: true),
                risk_tolerance = table.Column<int>(type: "integer", nullable: true),
                surroundings = table.Column<int>(type: "integer", nullable: true),
                target_risk = table.Column<decimal>(type: "numeric(28,10)", nullable: false),
                cash_currency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                cash_buy_in = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                cash_rate_from = table.Column<int>(type: "integer", nullable: false),
                cash_per = table.Column<int>(type: "integer", nullable: false),
                cash_rate = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                cash_deviation = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                cash_sample = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                tournament_currency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                tournament_sites = table.Column<string[]>(type: "text[]", nullable: true),
                tournament_buy_in = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                tournament_rate_from = table.Column<int>(type: "integer", nullable: false),
                tournament_roi = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                tournament_deviation = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                tournament_sample = table.Column<decimal>(type: "numeric(28,10)", nullable: true),
                xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_profiles", x => x.owner_id);
                table.CheckConstraint("profiles_formats", "cash_currency is not null or tournament_currency is not null");
            });
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "profiles",
            schema: "recommendations");
    }
}
