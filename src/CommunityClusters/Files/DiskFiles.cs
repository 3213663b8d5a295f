using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using CommunityClusters.Persistence;

namespace CommunityClusters.Files;

/// <summary>Files in a folder of this machine, or in one that all nodes share.</summary>
internal sealed class DiskFiles(IConfiguration configuration) : IFileStore
{
    private readonly string _root = Path.Combine(configuration.DataFolder(), "files");

    public async Task Keep(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Folder.OutlivesPowerCut(_root);
            Folder.OutlivesPowerCut(Path.GetDirectoryName(_root)!);
        }

        // Under another name first: whoever reads meets all of it or nothing.
        var fresh = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }

        Folder.OutlivesPowerCut(folder);
    }

    public Task<Stream> Open(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return File.Exists(path)
            ? Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true))
            : throw new FileNotFoundException("Nothing is kept under this name.", name);
    }

    public Task Drop(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    // Names are ours and begin with a random id: no folder grows too full.
    private string PathOf(string name) => Path.Combine(_root, name[..2], name);

    /// <summary>A file that was made stays after a power cut only if its folder is on the disk too; .NET has no call for that.</summary>
    private static class Folder
    {
        private const int ReadOnly = 0;

        public static void OutlivesPowerCut(string path)
        {
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            var folder = Open([.. Encoding.UTF8.GetBytes(path), 0], ReadOnly);
            if (folder < 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }

            try
            {
                if (Sync(folder) != 0)
                {
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
                }
            }
            finally
            {
                _ = Close(folder);
            }
        }

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern int Sync(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern int Close(int descriptor);
    }
}
