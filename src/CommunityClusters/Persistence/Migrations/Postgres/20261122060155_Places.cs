using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommunityClusters.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsInvented",
                table: "Schools",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CircuitTrigrams",
                columns: table => new
                {
                    Trigram = table.Column<long>(type: "bigint", nullable: false),
                    CircuitId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CircuitTrigrams", x => new { x.Trigram, x.CircuitId });
                    table.ForeignKey(
                        name: "FK_CircuitTrigrams_Circuits_CircuitId",
                        column: x => x.CircuitId,
                        principalTable: "Circuits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SchoolEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolEntries_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SchoolTrigrams",
                columns: table => new
                {
                    Trigram = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolTrigrams", x => new { x.Trigram, x.EntryId });
                    table.ForeignKey(
                        name: "FK_SchoolTrigrams_SchoolEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "SchoolEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Schools_IsInvented",
                table: "Schools",
                column: "IsInvented");

            migrationBuilder.CreateIndex(
                name: "IX_CircuitTrigrams_CircuitId",
                table: "CircuitTrigrams",
                column: "CircuitId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolEntries_SchoolId",
                table: "SchoolEntries",
                column: "SchoolId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SchoolTrigrams_EntryId",
                table: "SchoolTrigrams",
                column: "EntryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CircuitTrigrams");

            migrationBuilder.DropTable(
                name: "SchoolTrigrams");

            migrationBuilder.DropTable(
                name: "SchoolEntries");

            migrationBuilder.DropIndex(
                name: "IX_Schools_IsInvented",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "IsInvented",
                table: "Schools");
        }
    }
}
