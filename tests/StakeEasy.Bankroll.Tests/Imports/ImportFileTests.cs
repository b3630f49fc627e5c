using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>Files on their way into the ledger.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ImportFileTests(PostgresFixture postgres) : ImportTests(postgres)
{
    [Fact]
    public async Task Defect_20_a_file_above_100_MB_is_refused_and_leaves_nothing()
    {
        using var content = new EndlessStream(100L * 1024 * 1024 + 1);

        var refused = await With(i => i.ReceiveAsync(TestLedger.Player, "large.csv", content, IImports.LargestUpload, default));

        Assert.Equal(("File", true), (refused.Error!.Field, refused.Error.Message.Contains("100 MB", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(Ledger.ImportFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_on_this_machine_may_be_larger_than_one_that_is_sent()
    {
        var blank = new byte[IImports.LargestUpload];
        Array.Fill(blank, (byte)'\n');
        using var content = new MemoryStream([.. Encoding.UTF8.GetBytes("date,amount\n2026-03-01,1\n"), .. blank]);

        var received = await With(i => i.ReceiveAsync(TestLedger.Player, "large.csv", content, long.MaxValue, default));

        Assert.True(received.Succeeded);
    }

    [Fact]
    public async Task A_file_is_gone_once_it_is_imported_discarded_or_a_day_old()
    {
        await Ledger.AccountAsync();
        var (imported, discarded) = (await ReceiveAsync(Three), await ReceiveAsync(Three));
        await CheckAsync(imported);
        await CommitAsync(imported);
        await With(i =>
        {
            i.Discard(TestLedger.Player, discarded);
            return Task.FromResult(true);
        });
        Assert.Empty(Directory.EnumerateFiles(Ledger.ImportFolder, "*", SearchOption.AllDirectories));

        var old = await ReceiveAsync(Three);
        Ledger.Clock.Now = Ledger.Clock.Now.AddDays(1).AddMinutes(1);

        Assert.Null(await With(i => i.OpenAsync(TestLedger.Player, old, Moment, default)));
        var next = await ReceiveAsync(Three);
        Assert.Equal(next.ToString("N"), Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(Ledger.ImportFolder, TestLedger.Player.Value.ToString("N"))))));
    }

    private sealed class EndlessStream(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(_left, count);
            Encoding.ASCII.GetBytes(new string('a', read)).CopyTo(buffer, offset);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
