namespace StakeEasy.SharedKernel.Events;

/// <summary>Something that has happened and is committed.</summary>
public interface IEvent;

/// <summary>Hands an event to everybody who follows it, inside this process.</summary>
public interface IEventBus
{
    /// <summary>
    /// Returns when every follower has run. A follower that fails is logged and stops neither the others nor the caller: what
    /// was announced is committed already.
    /// </summary>
    Task PublishAsync<T>(T evt, CancellationToken ct)
        where T : IEvent;
}

/// <summary>Follows events of one type. Must be safe to run twice for the same event.</summary>
public interface IEventHandler<in T>
    where T : IEvent
{
    Task HandleAsync(T evt, CancellationToken ct);
}
