using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>
/// Whether an expression of MySQL means the same here. It does if every part of it is known to; whatever else there is counts as a doubt,
/// for a check that lets other rows through is found by nobody until it has.
/// </summary>
internal sealed class ExpressionJudge
{
    private readonly ExpressionTokens _tokens;
    private readonly TablePlan _table;
    private readonly OperandRules _rules = new();

    private ExpressionJudge(string expression, TablePlan table) => (_tokens, _table) = (new ExpressionTokens(expression), table);

    /// <param name="generated">The column it generates; null for a check.</param>
    /// <returns>The first doubt, as a sentence without its full stop; null for none.</returns>
    public static string? Doubt(string expression, TablePlan table, Column? generated)
    {
        var judge = new ExpressionJudge(expression, table);
        var result = judge.Either();
        if (judge._tokens.Next.Kind is not TokenKind.End)
        {
            judge.Unknown();
        }

        if (generated is null)
        {
            judge._rules.Truth(result);
        }
        else
        {
            judge._rules.Assign(result, generated);
        }

        return judge._rules.Doubt;
    }

    private Operand Either()
    {
        var left = Both();
        while (_tokens.Take("or"))
        {
            left = _rules.Truth(left, Both());
        }

        return left;
    }

    private Operand Both()
    {
        var left = Not();
        while (_tokens.Take("and") || _tokens.Take("&&"))
        {
            left = _rules.Truth(left, Not());
        }

        return left;
    }

    private Operand Not() => _tokens.Take("not") ? _rules.Truth(Not()) : Predicate();

    private Operand Predicate()
    {
        var left = Sum();
        if (_tokens.Take("is", "not", "null") || _tokens.Take("is", "null"))
        {
            return Operand.Truth;
        }

        if (_tokens.Take("is"))
        {
            _rules.Truth(left);
            _ = _tokens.Take("not");
            return _tokens.Take("true") || _tokens.Take("false") ? Operand.Truth : Unknown();
        }

        _ = _tokens.Take("not");
        if (_tokens.Take("between"))
        {
            _rules.Order(left, Sum());
            return _tokens.Take("and") ? _rules.Order(left, Sum()) : Unknown();
        }

        if (_tokens.Take("in"))
        {
            foreach (var one in Arguments())
            {
                _rules.Equal(left, one);
            }

            return Operand.Truth;
        }

        if (_tokens.Take("like"))
        {
            return _rules.Like(left, Sum());
        }

        return _tokens.Take("=") || _tokens.Take("<>") || _tokens.Take("!=") || _tokens.Take("<=>") ? _rules.Equal(left, Sum())
            : _tokens.Take("<") || _tokens.Take("<=") || _tokens.Take(">") || _tokens.Take(">=") ? _rules.Order(left, Sum())
            : left;
    }

    private Operand Sum()
    {
        var left = Product();
        while (_tokens.Next is { Kind: TokenKind.Sign, Text: "+" or "-" })
        {
            left = _rules.Calculate(_tokens.Take().Text, left, Product());
        }

        return left;
    }

    private Operand Product()
    {
        var left = Signed();
        while (_tokens.Next is { Kind: TokenKind.Sign, Text: "*" or "/" or "%" })
        {
            left = _rules.Calculate(_tokens.Take().Text, left, Signed());
        }

        return left;
    }

    private Operand Signed() => _tokens.Take("-") ? _rules.Negative(Signed()) : Primary();

    private Operand Primary()
    {
        if (_tokens.Take("("))
        {
            var inner = Either();
            return _tokens.Take(")") ? inner : Unknown();
        }

        if (_tokens.Take("case"))
        {
            return Case();
        }

        var token = _tokens.Take();
        return token switch
        {
            { Kind: TokenKind.Text } => Operand.Of(token.Text),
            { Kind: TokenKind.Number } => Operand.Number(token.Text),
            { Kind: TokenKind.Name } => Column(token.Text),
            { Kind: TokenKind.Word, Text: "null" } => Operand.Null,
            { Kind: TokenKind.Word } when _tokens.Next is { Kind: TokenKind.Sign, Text: "(" } => _rules.Call(token.Text, Arguments()),
            _ => Unknown(token),
        };
    }

    private Operand Case()
    {
        var result = Operand.Null;
        while (_tokens.Take("when"))
        {
            _rules.Truth(Either());
            if (!_tokens.Take("then"))
            {
                return Unknown();
            }

            result = _rules.Unite(result, Either());
        }

        if (_tokens.Take("else"))
        {
            result = _rules.Unite(result, Either());
        }

        return _tokens.Take("end") ? result : Unknown();
    }

    private List<Operand> Arguments()
    {
        var arguments = new List<Operand>();
        if (!_tokens.Take("("))
        {
            Unknown();
        }
        else if (!_tokens.Take(")"))
        {
            do
            {
                arguments.Add(Either());
            }
            while (_tokens.Take(","));
            if (!_tokens.Take(")"))
            {
                Unknown();
            }
        }

        return arguments;
    }

    private Operand Column(string name) =>
        _table.Columns.FirstOrDefault(column => string.Equals(column.Source.Name, name, StringComparison.OrdinalIgnoreCase)) is { } column ? Operand.Of(column) : Unknown(new Token(TokenKind.Name, name));

    private Operand Unknown() => Unknown(_tokens.Next);

    private Operand Unknown(Token token)
    {
        _tokens.SkipAll();
        return _rules.Say($"Nothing is known of \"{token.Text}\" in it");
    }
}
