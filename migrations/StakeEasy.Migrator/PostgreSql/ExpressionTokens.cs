using System.Text.RegularExpressions;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Word,
    Sign,
    End,
}

/// <param name="Text">A name or text without its quotes, a word in lower case.</param>
internal readonly record struct Token(TokenKind Kind, string Text);

/// <summary>The words of an expression of MySQL, read one after another.</summary>
internal sealed partial class ExpressionTokens(string expression)
{
    private readonly List<Token> _tokens = [.. Pattern().Matches(expression).Select(Of)];
    private int _at;

    public Token Next => _at < _tokens.Count ? _tokens[_at] : new Token(TokenKind.End, "the end");

    public Token Take()
    {
        var token = Next;
        _at++;
        return token;
    }

    /// <summary>Goes on behind these words and signs if they come next.</summary>
    public bool Take(params ReadOnlySpan<string> expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (_at + i >= _tokens.Count || _tokens[_at + i].Kind is not (TokenKind.Word or TokenKind.Sign) || !string.Equals(_tokens[_at + i].Text, expected[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        _at += expected.Length;
        return true;
    }

    public void SkipAll() => _at = _tokens.Count;

    private static Token Of(Match match)
    {
        var groups = match.Groups;
        return groups["name"].Success ? new Token(TokenKind.Name, groups["name"].Value.Replace("``", "`", StringComparison.Ordinal))
            : groups["text"].Success ? new Token(TokenKind.Text, QuotedText.Unescape(groups["text"].Value))
            : groups["number"].Success ? new Token(TokenKind.Number, groups["number"].Value)
            : groups["word"].Success ? new Token(TokenKind.Word, groups["word"].Value.ToLowerInvariant())
            : new Token(TokenKind.Sign, match.Value);
    }

    // MySQL keeps the quotes of a check with backslashes before them, and a character set before the text.
    [GeneratedRegex(
        "`(?<name>(?:[^`]|``)+)`|(?:_[a-z0-9]+\\s*)?(?:\\\\'(?<text>.*?)\\\\'|'(?<text>(?:[^'\\\\]|''|\\\\.)*)')|(?<number>[0-9]+(?:\\.[0-9]+)?(?![A-Za-z0-9_]))|(?<word>[A-Za-z_][A-Za-z_0-9]*)|<=>|<=|>=|<>|!=|&&|\\|\\||[^\\s]",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
