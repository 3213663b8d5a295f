using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityClusters.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FoundBlockByBlock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Memberships_ClusterId_Number",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Listings_Latitude_Longitude",
                table: "Listings");

            migrationBuilder.AddColumn<int>(
                name: "Band",
                table: "Listings",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ListingBlocks",
                columns: table => new
                {
                    Term = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Block = table.Column<long>(type: "bigint", nullable: false),
                    Bits = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingBlocks", x => new { x.Term, x.Block });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_ClusterId_LeftAt_Number_TeacherId",
                table: "Memberships",
                columns: new[] { "ClusterId", "LeftAt", "Number", "TeacherId" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Band_Longitude_Latitude_Number",
                table: "Listings",
                columns: new[] { "Band", "Longitude", "Latitude", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingBlocks_Term_Block_Bits",
                table: "ListingBlocks",
                columns: new[] { "Term", "Block", "Bits" });

            // What is listed already is found as before.
            migrationBuilder.Sql(
                """
                UPDATE "Listings" SET "Band" = floor(("Latitude" + 90) * 10)::int WHERE "Latitude" IS NOT NULL;
                INSERT INTO "ListingBlocks" ("Term", "Block", "Bits") SELECT "Term", "Number" / 63, SUM(1::bigint << ("Number" % 63)::int)::bigint FROM "ListingTerms" GROUP BY 1, 2;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListingBlocks");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_ClusterId_LeftAt_Number_TeacherId",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Listings_Band_Longitude_Latitude_Number",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "Band",
                table: "Listings");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_ClusterId_Number",
                table: "Memberships",
                columns: new[] { "ClusterId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Latitude_Longitude",
                table: "Listings",
                columns: new[] { "Latitude", "Longitude" });
        }
    }
}
