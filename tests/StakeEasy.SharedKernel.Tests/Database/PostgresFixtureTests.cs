using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Database;

[Collection(PostgresFixture.Collection)]
public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Tests_get_databases_that_do_not_see_each_other()
    {
        await using var first = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());
        await using var second = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());

        await first.CreateCommand("CREATE TABLE mine (id int)").ExecuteNonQueryAsync();

        Assert.Equal("mine", await first.CreateCommand("SELECT to_regclass('mine')::text").ExecuteScalarAsync());
        Assert.Equal(DBNull.Value, await second.CreateCommand("SELECT to_regclass('mine')::text").ExecuteScalarAsync());
    }
}
