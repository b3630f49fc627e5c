using StakeEasy.Testing;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StakeEasy.Identity.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
