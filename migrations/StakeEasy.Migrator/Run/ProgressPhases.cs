namespace StakeEasy.Migrator.Run;

/// <summary>What is reported becomes the phase that is shown.</summary>
internal sealed class ProgressPhases(IProgressView view) : IProgress<string>
{
    public void Report(string value) => view.Begin(value);
}
