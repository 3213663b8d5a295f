using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityClusters.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Needs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Needs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Struggle = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NamedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    NamedUnseenBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    NamedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MeToos = table.Column<int>(type: "INTEGER", nullable: false),
                    Mark = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Needs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Needs_Clusters_ClusterId",
                        column: x => x.ClusterId,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeToos",
                columns: table => new
                {
                    NeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeacherId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeToos", x => new { x.NeedId, x.TeacherId });
                    table.ForeignKey(
                        name: "FK_MeToos_Needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MeToos_TeacherId",
                table: "MeToos",
                column: "TeacherId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_ClusterId_Mark_MeToos_Number",
                table: "Needs",
                columns: new[] { "ClusterId", "Mark", "MeToos", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_ClusterId_Mark_Week_Number",
                table: "Needs",
                columns: new[] { "ClusterId", "Mark", "Week", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeToos");

            migrationBuilder.DropTable(
                name: "Needs");
        }
    }
}
