using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StakeEasy.SharedKernel.Events;

/// <summary>Runs the followers registered in the container, one after the other.</summary>
public sealed class EventBus(IServiceProvider services, ILogger<EventBus> log) : IEventBus
{
    /// <inheritdoc/>
    public async Task PublishAsync<T>(T evt, CancellationToken ct)
        where T : IEvent
    {
        foreach (var handler in services.GetServices<IEventHandler<T>>())
        {
            try
            {
                await handler.HandleAsync(evt, ct);
            }
#pragma warning disable CA1031 // The event is a fact: whatever a follower throws, the others still have to hear of it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "{Follower} failed on {Event}", handler.GetType().Name, typeof(T).Name);
            }
        }
    }
}
