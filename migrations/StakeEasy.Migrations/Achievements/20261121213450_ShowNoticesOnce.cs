using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StakeEasy.Migrations.Achievements
{
    /// <inheritdoc />
    public partial class ShowNoticesOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "shown_at",
                schema: "achievements",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);

            // Nobody is told anew of what they were told before there was this column.
            migrationBuilder.Sql("update achievements.notices set shown_at = at;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "shown_at",
                schema: "achievements",
                table: "notices");
        }
    }
}
