namespace StakeEasy.Host.Commands;

/// <summary>What Program.cs lists: the parts of the application.</summary>
/// <param name="AddModules">What every command needs: the modules, the cache, the clock.</param>
/// <param name="PrepareAsync">What the modules need in the database before anything is asked of them; quick when it is there.</param>
/// <param name="AddWeb">What only serving needs.</param>
/// <param name="UseWeb">The middleware and the endpoints, in order.</param>
internal sealed record Composition(
    Action<IHostApplicationBuilder> AddModules,
    Func<IServiceProvider, CancellationToken, Task> PrepareAsync,
    Action<WebApplicationBuilder> AddWeb,
    Action<WebApplication> UseWeb);
