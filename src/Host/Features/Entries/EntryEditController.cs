using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Corrects an entry. What it said before stays in its history.</summary>
[Authorize]
[Route("entries/{id:guid}/edit")]
internal sealed class EntryEditController(
    IEntries entries, IAdjustments adjustments, IPlayLimits limits, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const string ViewPath = "/Features/Entries/Edit.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await entries.FindAsync(current.Player.Id, new EntryId(id), ct) is not { } entry)
        {
            return NotFound();
        }

        // A side of a transfer and the result of a session are edited where they belong.
        return entry.Kind is EntryKind.Transfer or EntryKind.Fee or EntryKind.Session
            ? Redirect(EntryWords.PathOf(entry) + "/edit")
            : View(ViewPath, await PageAsync(entry, FormOf(entry), newer: false, asks: false, ct));
    }

    [HttpPost("")]
    public async Task<IActionResult> Save(Guid id, EntryEditForm form, CancellationToken ct)
    {
        if (await entries.FindAsync(current.Player.Id, new EntryId(id), ct) is not { } entry)
        {
            return NotFound();
        }

        if (Read(entry, form) is not { } request)
        {
            return await AgainAsync(entry, form, form.Confirmed, ct);
        }

        if (!form.Confirmed && await BeyondLimitAsync(entry, request, ct) is { } objection)
        {
            ModelState.AddModelError(objection.Field, objection.Message);
            return await AgainAsync(entry, form, asks: true, ct);
        }

        var result = await entries.AmendAsync(current.Player.Id, request, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Change saved");
            return Redirect($"/entries/{id}");
        }

        if (result.Error.IsConflict)
        {
            return await ConflictAsync(id, form, ct);
        }

        // The contract calls the day by its own name; the form's field is Date.
        var field = string.Equals(result.Error.Field, "Day", StringComparison.Ordinal) ? nameof(form.Date) : result.Error.Field;
        ModelState.AddModelError(field, result.Error.Message);
        return await AgainAsync(entry, form, result.Error.CanBeConfirmed, ct);
    }

    /// <summary>A larger deposit, or one moved into another period, is as much a deposit as a new one.</summary>
    private async Task<Error?> BeyondLimitAsync(Entry entry, AmendEntry request, CancellationToken ct) => entry.Kind is EntryKind.Deposit
        ? await limits.CheckDepositAsync(
            current.Player.Id, new Money(request.Amount, entry.Amount.Currency), request.Day, new(entry.Amount, entry.Day), ct)
        : null;

    /// <summary>Somebody was faster: the newer values are shown beside what was typed, and saving again is a decision.</summary>
    private async Task<IActionResult> ConflictAsync(Guid id, EntryEditForm form, CancellationToken ct)
    {
        if (await entries.FindAsync(current.Player.Id, new EntryId(id), ct) is not { } newer)
        {
            return NotFound();
        }

        ModelState.Clear();
        form.Version = newer.Version.ToString(CultureInfo.InvariantCulture);
        form.IdempotencyKey = Guid.NewGuid().ToString();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(ViewPath, await PageAsync(newer, form, newer: true, asks: false, ct));
    }

    private async Task<ViewResult> AgainAsync(Entry entry, EntryEditForm form, bool asks, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ViewPath, await PageAsync(entry, form, newer: false, asks, ct));
    }

    private async Task<EntryEditPage> PageAsync(Entry entry, EntryEditForm form, bool newer, bool asks, CancellationToken ct) =>
        new(entry, form, current.Today, newer, asks)
        {
            Categories = Categories.Has(entry.Kind)
                ? Categories.Offered(entry.Kind, await adjustments.CategoriesAsync(current.Player.Id, entry.Kind, ct))
                : [],
        };

    private AmendEntry? Read(Entry entry, EntryEditForm form)
    {
        var currency = currencies.Find(entry.Amount.Currency)
            ?? throw new InvalidOperationException($"Entry {entry.Id.Value} is kept in an unknown currency.");
        var (amount, problem) = TypedAmount.Read(form.Amount, currency);
        problem ??= amount is { } typed ? EntryRecording.Problem(entry.Kind, typed) : null;
        if (problem is not null)
        {
            ModelState.AddModelError(nameof(form.Amount), problem);
        }

        var (day, dayProblem) = TypedDay.Read(form.Date, current.Today);
        if (dayProblem is not null)
        {
            ModelState.AddModelError(nameof(form.Date), dayProblem);
        }

        if (TypedNote.Problem(form.Note) is { } noteProblem)
        {
            ModelState.AddModelError(nameof(form.Note), noteProblem);
        }

        if (!uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            ModelState.AddModelError("", "This form is incomplete. Open the entry again.");
        }

        var key = FormKey.Read(form.IdempotencyKey, ModelState);
        form.IdempotencyKey = key.ToString();
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        return ModelState.IsValid
            ? new AmendEntry(key, entry.Id, version, amount!.Value, day!.Value, note, current.Today, current.Player.TimeZone, form.Confirmed)
            {
                Category = form.Category,
                Tags = TypedTags.Read(form.Tags),
            }
            : null;
    }

    private EntryEditForm FormOf(Entry entry) => new()
    {
        Amount = MoneyText.ForInput(
            entry.Stated?.Amount ?? (entry.Kind is EntryKind.Correction ? entry.Amount.Amount : Math.Abs(entry.Amount.Amount)), currencies.Find(entry.Amount.Currency)?.Scale ?? 2, CultureInfo.CurrentCulture),
        Date = DayText.ForInput(entry.Day),
        Note = entry.Note,
        Category = entry.Category,
        Tags = TypedTags.ForInput(entry.Tags),
        Version = entry.Version.ToString(CultureInfo.InvariantCulture),
        IdempotencyKey = Guid.NewGuid().ToString(),
    };
}
