using System.Collections;
using System.IO;

namespace NanoLua.Tests.Device;

/// <summary>Files in memory, for machines without any.</summary>
internal sealed class MemoryFileSystem : LuaFileSystem
{
    private readonly ArrayList _files = new ArrayList();

    private sealed class Entry
    {
        public string Path;
        public byte[] Bytes = new byte[0];
    }

    private sealed class EntryStream : MemoryStream
    {
        private readonly Entry _entry;

        public EntryStream(Entry entry)
        {
            _entry = entry;
            Write(entry.Bytes, 0, entry.Bytes.Length);
            Position = 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _entry.Bytes = ToArray();
            }
            base.Dispose(disposing);
        }
    }

    public void Add(string path, byte[] bytes)
    {
        Entry entry = new Entry();
        entry.Path = path;
        entry.Bytes = bytes;
        _files.Add(entry);
    }

    public byte[] Content(string path)
    {
        return Find(path).Bytes;
    }

    public override Stream Open(string path, FileMode mode, FileAccess access)
    {
        Entry entry = Find(path);
        if (entry == null && mode == FileMode.Open)
        {
            throw new IOException();
        }
        if (entry == null)
        {
            Add(path, new byte[0]);
            entry = Find(path);
        }
        if (mode == FileMode.Create)
        {
            entry.Bytes = new byte[0];
        }
        return new EntryStream(entry);
    }

    public override bool Exists(string path)
    {
        return Find(path) != null;
    }

    public override void Delete(string path)
    {
        _files.Remove(Find(path));
    }

    public override void Move(string from, string to)
    {
        Entry entry = Find(from);
        if (entry == null)
        {
            throw new IOException();
        }
        entry.Path = to;
    }

    private Entry Find(string path)
    {
        foreach (Entry entry in _files)
        {
            if (entry.Path == path)
            {
                return entry;
            }
        }
        return null;
    }
}
