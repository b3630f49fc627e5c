using System.Threading.Channels;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Review;

/// <summary>
/// Whose ledger has changed since their last review, each of them once. Whoever was just reviewed rests: somebody who writes without a pause
/// is reviewed now and then, not after every entry. In memory: what a crash loses, the nightly review finds.
/// </summary>
internal sealed class ReviewQueue(TimeProvider clock)
{
    /// <summary>A review reads years; twenty entries a second must not make it read them twenty times.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Channel<UserId> _waiting = Channel.CreateUnbounded<UserId>(new() { SingleReader = true });
    private readonly Dictionary<UserId, State> _states = [];
    private readonly Lock _gate = new();

    private enum State
    {
        Waiting,
        TakenOrResting,
        ChangedSince,
    }

    /// <summary>Whether anybody takes them: a command that works on the database does not.</summary>
    public bool IsServed { get; set; }

    public void Add(UserId owner)
    {
        lock (_gate)
        {
            if (IsServed && _states.TryAdd(owner, State.Waiting))
            {
                _waiting.Writer.TryWrite(owner);
            }
            else if (_states.TryGetValue(owner, out var state) && state is State.TakenOrResting)
            {
                _states[owner] = State.ChangedSince;
            }
        }
    }

    /// <summary>The next one; what changes from here on asks for another review, once it has rested.</summary>
    public async Task<UserId> TakeAsync(CancellationToken ct)
    {
        var owner = await _waiting.Reader.ReadAsync(ct);
        lock (_gate)
        {
            _states[owner] = State.TakenOrResting;
        }

        return owner;
    }

    /// <summary>Lets somebody who was taken wait in line again, after a while: at once if there was a change meanwhile.</summary>
    public async Task RestAsync(UserId owner, CancellationToken ct)
    {
        await Task.Delay(Rest, clock, ct);
        lock (_gate)
        {
            _states.Remove(owner, out var state);
            if (state is State.ChangedSince)
            {
                Add(owner);
            }
        }
    }
}
