using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
