namespace StakeEasy.Migrator.Run;

/// <summary>Shows how far a run is. Called from several tasks at once.</summary>
internal interface IProgressView
{
    void Begin(string phase);

    void Expect(string table, long rows);

    void Copied(string table, long rows);

    void Done(string table, string what);
}
