using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.KeyRing;

[Collection(PostgresFixture.Collection)]
public sealed class KeyRingTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    [Fact]
    public async Task What_one_node_protects_another_one_reads()
    {
        var secret = Get<IDataProtectionProvider>().CreateProtector("test").Protect("a cookie");

        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton(_ => DatabaseConnections.To(ConnectionString)).AddCaching(new ConfigurationBuilder().Build()).AddPlayers();
        await using var otherNode = services.BuildServiceProvider();

        Assert.Equal("a cookie", otherNode.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        Assert.Equal(1, await Database.ProtectionKeys.CountAsync());
    }
}
