using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Bankroll
{
    /// <inheritdoc />
    public partial class ForgetStretchesWithoutSessions : Migration
    {
        // Stretches now say which sessions they begin and end with; neither program understands the other's. The first page that asks reads anew.
        private const string Forget = "delete from bankroll.remembered_months where topic in (1, 2)";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Forget);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Forget);
        }
    }
}
