using System.Net.Mime;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>
/// A table as a file for spreadsheets, written row by row: UTF-8, commas, ISO days, figures with a point whatever the player's culture, so
/// that every program reads the same from it. As the answer of an action it is a download.
/// </summary>
/// <param name="name">Of the file, without its ending.</param>
/// <param name="columns">The heading.</param>
/// <param name="rows">As many cells each as there are columns: text, figures, days, instants or null.</param>
internal sealed class CsvTable(string name, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) : ActionResult
{
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    public CsvTable(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
        : this(name, columns, rows.ToAsyncEnumerable())
    {
    }

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDisposition { FileName = name + ".csv" }.ToString();
        return WriteAsync(response.Body, context.HttpContext.RequestAborted);
    }

    /// <summary>Never holds more of the table than a full buffer; the stream stays open.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await WriteRowAsync(csv, columns, ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await WriteRowAsync(csv, row, ct);
        }
    }

    private static ValueTask WriteRowAsync(CsvWriter csv, IReadOnlyList<object?> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell switch
            {
                string text => SpreadsheetText.Defuse(text),

                // Without the zeros that the database keeps behind it. Figures are figures, also those below zero.
                decimal figure => figure / 1.0000000000000000000000000000m,
                _ => cell,
            });
        }

        return csv.EndRecordAsync(ct);
    }
}
