using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Bankroll
{
    /// <inheritdoc />
    public partial class CountWeekdaysByTheEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SessionWeekdays.BreakDown);
            migrationBuilder.Sql(SessionWeekdays.MovedTo("e.day"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Amended.Function(GrossWins.BreakDown));
            migrationBuilder.Sql(SessionWeekdays.MovedTo("s.day"));
        }
    }
}
