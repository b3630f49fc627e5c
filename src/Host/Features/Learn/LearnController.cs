using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Learn;

/// <summary>Short lessons on bankrolls and chance. Whoever has read one says so.</summary>
[Authorize]
[Route("learn")]
internal sealed class LearnController(IActivities activities, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new LearnPage(Lesson.All, await ReadAsync(ct)));

    [HttpGet("{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken ct) => Lesson.Find(name) is { } lesson
        ? View("Lesson", new LessonPage(lesson, (await ReadAsync(ct)).Contains(name), Lesson.All.SkipWhile(l => l != lesson).Skip(1).FirstOrDefault()))
        : NotFound();

    [HttpPost("{name}/read")]
    public async Task<IActionResult> MarkRead(string name, CancellationToken ct)
    {
        if (Lesson.Find(name) is not { } lesson)
        {
            return NotFound();
        }

        await activities.RecordAsync(current.Player.Id, ActivityKind.LessonRead, lesson.Name, ct);
        Toast.Leave(TempData, "Marked as read");
        return RedirectToAction(nameof(Index));
    }

    private Task<IReadOnlySet<string>> ReadAsync(CancellationToken ct) => activities.KeysAsync(current.Player.Id, ActivityKind.LessonRead, ct);
}
