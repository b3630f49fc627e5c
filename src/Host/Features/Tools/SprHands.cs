namespace StakeEasy.Host.Features.Tools;

/// <summary>What to do on the flop with a kind of hand, by how deep the stacks are: rules of thumb for no-limit hold'em.</summary>
/// <param name="At">One for each depth, shallowest first.</param>
internal sealed record SprHands(string Hand, IReadOnlyList<string> At)
{
    public static IReadOnlyList<SprHands> All { get; } =
    [
        new("Overpair, or top pair with a good kicker", ["All in", "Bet, and call a raise", "Bet for value, wary of raises", "Keep the pot small"]),
        new("Two pair", ["All in", "All in", "Bet for value, seldom fold", "Bet for value, fold to great strength"]),
        new("Three of a kind", ["All in", "All in", "Build the pot until all is in", "Build the pot from the flop on"]),
        new("Straight or flush", ["All in", "All in", "Build the pot until all is in", "Build the pot, mind the better ones"]),
        new("Draw to a straight or flush", ["All in", "Bet or raise, seldom only call", "Call at a good price", "Only the best draws, at a good price"]),
        new("Middle or bottom pair", ["All in against one, else fold", "One bet at most", "Check, call little", "Check and fold"]),
    ];
}
