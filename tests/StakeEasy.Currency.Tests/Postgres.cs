using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
