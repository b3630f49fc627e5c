using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
