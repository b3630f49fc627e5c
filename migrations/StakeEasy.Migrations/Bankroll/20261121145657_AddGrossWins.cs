using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Bankroll
{
    /// <inheritdoc />
    public partial class AddGrossWins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "valued_won",
                schema: "bankroll",
                table: "breakdowns",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "won",
                schema: "bankroll",
                table: "breakdowns",
                type: "numeric(28,10)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.Sql(GrossWins.OfSessionsSoFar);
            migrationBuilder.Sql(GrossWins.BreakDown);
            migrationBuilder.Sql(LiveVersion.ChangeEntries);
            migrationBuilder.Sql(ErasedOwners.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ErasedOwners.Drop);
            migrationBuilder.Sql(Amended.Function(ChangeFunctions.ChangeEntries));
            migrationBuilder.Sql(Amended.Function(ChangeFunctions.BreakDown));
            migrationBuilder.DropColumn(
                name: "valued_won",
                schema: "bankroll",
                table: "breakdowns");

            migrationBuilder.DropColumn(
                name: "won",
                schema: "bankroll",
                table: "breakdowns");
        }
    }
}
