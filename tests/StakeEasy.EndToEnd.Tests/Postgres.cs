using StakeEasy.Testing;

// Each class starts a server and a browser; two cores serve one of them at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StakeEasy.EndToEnd.Tests;

[CollectionDefinition(PostgresFixture.Collection)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>;
