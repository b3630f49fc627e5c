using StakeEasy.Testing;

// Every class starts servers; two cores serve one of them at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StakeEasy.Host.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
