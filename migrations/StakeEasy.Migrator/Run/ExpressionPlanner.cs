using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>
/// Checks, generated columns and defaults in the language of the target. One that it understands, but perhaps otherwise than the source
/// does, waits for a decision: what a check lets through tomorrow no verification of today's rows can tell.
/// </summary>
internal sealed class ExpressionPlanner(ITarget target, string language, Choices choices)
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotMoved> _notMoved = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<NotMoved> NotMoved => _notMoved;

    /// <param name="plan">With columns, but without expressions.</param>
    public async Task<TablePlan> PlanAsync(TablePlan plan, CancellationToken ct)
    {
        var columns = new List<ColumnPlan>();
        foreach (var column in plan.Columns)
        {
            columns.Add(column with
            {
                GeneratedAs = column.Source.GeneratedAs is { } text
                    ? Decide(plan, column.Source.Name, $"It is generated as {text}", "its values stay, in a plain column", await target.TranslateAsync(text, language, plan, new ExpressionUse(column.Source), ct)) : null,
                DefaultAs = plan.IsOfSameLanguage && column.Source.Default is { Kind: DefaultKind.Expression } value
                    ? (await target.TranslateAsync(value.Text, language, plan, new ExpressionUse(column.Source, IsDefault: true), ct))?.Text : null,
            });
        }

        var checks = new List<Check>();
        foreach (var check in plan.Source.Checks)
        {
            var translation = await target.TranslateAsync(check.Expression, language, plan, new ExpressionUse(null), ct);
            if (Decide(plan, null, $"The check {check.Name} is {check.Expression}", "it is left out", translation) is { } expression)
            {
                checks.Add(check with { Expression = expression });
            }
            else
            {
                _notMoved.Add(new NotMoved("check", $"{plan.Source.Name}.{check.Name}", $"its expression {check.Expression} is written for the source"));
            }
        }

        return plan with { Columns = columns, Checks = checks };
    }

    /// <summary>The expression to declare; null for none.</summary>
    private string? Decide(TablePlan plan, string? column, string what, string without, Translation? translation)
    {
        if (translation is { Doubt: null })
        {
            return translation.Text;
        }

        var isTaken = translation is not null && choices.Fixes.Contains("expressions-as-translated", StringComparer.Ordinal);
        var isDropped = !isTaken && choices.Fixes.Contains("expressions", StringComparer.Ordinal);
        var resolution = isTaken ? $"It is declared as {translation!.Text}"
            : isDropped ? $"With --fix expressions {without}"
            : $"--fix expressions: {without}" + (translation is null ? "" : $"; --fix expressions-as-translated: it becomes {translation.Text}");
        _findings.Add(new Finding(
            "expression", isTaken || isDropped ? Severity.Changed : Severity.Stop, plan.Source.Name, column, 0, [],
            $"{what}. {translation?.Doubt ?? "The target does not understand it"}. {resolution}."));
        return isTaken ? translation!.Text : null;
    }
}
