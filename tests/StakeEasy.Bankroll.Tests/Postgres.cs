using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
