using StakeEasy.Testing;

namespace StakeEasy.Recommendations.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
