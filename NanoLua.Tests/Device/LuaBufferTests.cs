using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaBufferTests
{
    [TestMethod]
    public void Numbers_are_read_in_network_order()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(8);
            buffer.Write(0, new byte[] { 9, 1, 2, 3, 4, 9 }, 1, 4);
            lua["b"] = buffer;
            Assert.AreEqual(1L, Lua.Integer(lua, "return b:u8(0)"));
            Assert.AreEqual(0x0203L, Lua.Integer(lua, "return b:u16(1)"));
            Assert.AreEqual(0x01020304L, Lua.Integer(lua, "return b:u32(0)"));
            Assert.AreEqual(8L, Lua.Integer(lua, "return #b"));
        }
    }

    [TestMethod]
    public void Numbers_and_texts_are_written()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(12);
            lua["b"] = buffer;
            Assert.AreEqual(10L, Lua.Integer(lua, @"
                b:u8(0, 0x1FF) b:u16(1, 0x0203) b:u32(3, 0x04050607)
                local after = b:write(7, 'abc')
                b:fill(10, 2, 9)
                return after"));
            byte[] expected = { 255, 2, 3, 4, 5, 6, 7, 97, 98, 99, 9, 9 };
            byte[] bytes = new byte[12];
            Assert.AreEqual(12, buffer.Read(0, bytes, 0, 12));
            Assert.IsTrue(LuaString.AreEqual(expected, bytes));
            Assert.AreEqual("abc", Lua.Text(lua, "return b:bytes(7, 3)"));
        }
    }

    [TestMethod]
    public void Several_numbers_and_texts_are_written_one_behind_the_other()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(16);
            lua["b"] = buffer;
            Assert.AreEqual("3,7,15,16", Lua.Text(lua, @"
                local numbers = b:u8(0, 1, 2, 3)
                local words = b:u16(numbers, 0x0405, 0x0607)
                local longs = b:u32(words, 0x08090A0B, 0x0C0D0E0F)
                return numbers .. ',' .. words .. ',' .. longs .. ',' .. b:fill(longs, 1, 9)"));
            Assert.AreEqual(6L, Lua.Integer(lua, "return b:write(1, 'ab', '', 5, 'cd')"));
            byte[] expected = { 1, 97, 98, 53, 99, 100, 7, 8, 9, 10, 11, 12, 13, 14, 15, 9 };
            byte[] bytes = new byte[16];
            buffer.Read(0, bytes, 0, 16);
            Assert.IsTrue(LuaString.AreEqual(expected, bytes));
        }
    }

    [TestMethod]
    public void Bytes_are_compared_with_a_text()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(4);
            buffer.Write(0, new byte[] { 97, 98, 99, 100 }, 0, 4);
            lua["b"] = buffer;
            string[] equal = { "0, 'abcd'", "1, 'bc'", "0, ''", "4, ''", "0, 'a', 2, 'cd', 1, 'bcd'" };
            foreach (string arguments in equal)
            {
                Assert.AreEqual("true", Lua.Text(lua, "return tostring(b:equals(" + arguments + "))"));
            }
            string[] different =
            {
                "0, 'abx'", "3, 'de'", "-1, ''", "5, ''", "math.mininteger, 'a'", "0, 'a', 2, 'cx'", "0, 'x', 1, 'b'",
                "0, 'axcd'", "0, 'abxd'", "0, 'abc', 0, 'abx'", "0, ('x'):rep(20)",
            };
            foreach (string arguments in different)
            {
                Assert.AreEqual("false", Lua.Text(lua, "return tostring(b:equals(" + arguments + "))"));
            }
        }
    }

    [TestMethod]
    public void Fields_are_found_by_their_types()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(16);
            byte[] list = { 9, 0, 53, 1, 65, 0, 0, 12, 2, 66, 67, 53, 1, 68, 7, 0, 255 };
            buffer.Write(0, list, 1, 16);
            lua["b"] = buffer;
            Assert.AreEqual("A,nil,BC,0,nil", Lua.Text(lua, @"
                local a, none, bc, empty, last = b:fields(0, 53, 54, 12, 7, 255)
                return a .. ',' .. tostring(none) .. ',' .. bc .. ',' .. #empty .. ',' .. tostring(last)"));
            Assert.AreEqual("BC", Lua.Text(lua, "return (b:fields(6, 12, 12))"));
            Assert.AreEqual(0L, Lua.Integer(lua, "return select('#', b:fields(0))"));
            Assert.AreEqual(3L, Lua.Integer(lua, "return select('#', b:fields(16, 1, 2, 3))"));
        }
    }

    [TestMethod]
    public void List_of_fields_ends_where_one_is_not_complete()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(8);
            buffer.Write(0, new byte[] { 1, 1, 65, 2, 4, 66, 67, 68 }, 0, 8);
            lua["b"] = buffer;
            Assert.AreEqual("A nil", Lua.Text(
                lua, "local a, b = b:fields(0, 1, 2) return a .. ' ' .. tostring(b)"));
            Assert.AreEqual("nil", Lua.Text(lua, "b:resize(4) return tostring((b:fields(3, 2)))"));
            Assert.Contains("out of range", Lua.Message(lua, "b:fields(5, 1)"));
            Assert.Contains("number expected", Lua.Message(lua, "b:fields(0, 1, {})"));
        }
    }

    [TestMethod]
    public void Fields_are_written_by_their_types()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(10);
            lua["b"] = buffer;
            Assert.AreEqual(9L, Lua.Integer(lua, @"
                b:fill(0, 10, 9)
                return b:write_fields(1, '\12\54\53\7', {[53] = 'A', [12] = 'BC', [7] = ''})"));
            byte[] expected = { 9, 12, 2, 66, 67, 53, 1, 65, 255, 9 };
            byte[] bytes = new byte[10];
            buffer.Read(0, bytes, 0, 10);
            Assert.IsTrue(LuaString.AreEqual(expected, bytes));
            Assert.AreEqual(10L, Lua.Integer(lua, "return b:write_fields(9, '\\7', {[7] = ''})"));
            Assert.AreEqual(255L, Lua.Integer(lua, "return b:u8(9)"));
        }
    }

    [TestMethod]
    public void Values_that_no_field_can_have_are_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["b"] = lua.CreateBuffer(300);
            Assert.Contains("255 bytes", Lua.Message(lua, "b:write_fields(0, 'A', {[65] = ('x'):rep(256)})"));
            Assert.Contains("255 bytes", Lua.Message(lua, "b:write_fields(0, 'A', {[65] = 1})"));
            Assert.Contains("table expected", Lua.Message(lua, "b:write_fields(0, 'A')"));
            Assert.AreEqual(258L, Lua.Integer(lua, "return b:write_fields(0, 'A', {[65] = ('x'):rep(255)})"));
        }
    }

    [TestMethod]
    public void Length_changes_up_to_the_capacity()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(4);
            lua["b"] = buffer;
            lua.DoString("b:u32(0, -1) b:resize(2)");
            Assert.AreEqual(2, buffer.Length);
            buffer.Length = 4;
            Assert.AreEqual(0xFFFF0000L, Lua.Integer(lua, "return b:u32(0)") & 0xFFFFFFFF);
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Length = 5);
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Length = -1);
            Assert.Contains("out of range", Lua.Message(lua, "b:resize(5)"));
            Assert.Contains("string expected", Lua.Message(lua, "b:equals(0, '', 1)"));
        }
    }

    [TestMethod]
    public void Resizing_keeps_the_first_bytes_only()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["b"] = lua.CreateBuffer(4);
            Assert.AreEqual(0xFFFF0000L, Lua.Integer(lua, "b:u32(0, -1) b:resize(4, 2) return b:u32(0)") & 0xFFFFFFFF);
            Assert.AreEqual(0xFFFF0000L, Lua.Integer(lua, "b:resize(4, 9) return b:u32(0)") & 0xFFFFFFFF);
            Assert.AreEqual(2L, Lua.Integer(lua, "b:resize(2, 3) return #b"));
            Assert.Contains("out of range", Lua.Message(lua, "b:resize(4, -1)"));
        }
    }

    [TestMethod]
    public void Places_outside_are_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(4);
            lua["b"] = buffer;
            string[] programs =
            {
                "b:u8(4)", "b:u8(-1)", "b:u16(3)", "b:u32(1)", "b:u32(math.maxinteger)", "b:bytes(2, 3)",
                "b:bytes(0, -1)", "b:bytes(0, math.maxinteger)", "b:write(3, 'ab')", "b:fill(0, 5, 0)",
                "b:resize(-1)", "b:u16(1, 1, 2)", "b:write(1, 'ab', 'cd')", "b:write(-1, '')", "b:fields(-1)",
                "b:write_fields(4, '', {})",
            };
            foreach (string program in programs)
            {
                Assert.Contains("out of range", Lua.Message(lua, program), program);
            }
            byte[] bytes = new byte[4];
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Write(1, bytes, 0, 4));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Write(-1, bytes, 0, 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Write(0, bytes, 1, 4));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Read(5, bytes, 0, 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => buffer.Read(0, bytes, -1, 1));
            Assert.ThrowsException(typeof(ArgumentNullException), () => buffer.Write(0, null, 0, 0));
            Assert.ThrowsException(typeof(ArgumentNullException), () => buffer.Read(0, null, 0, 0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => lua.CreateBuffer(-1));
        }
    }

    [TestMethod]
    public void Methods_refuse_what_is_no_buffer()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["b"] = lua.CreateBuffer(4);
            Assert.Contains("buffer expected", Lua.Message(lua, "b.u8({}, 0)"));
            Assert.Contains("buffer expected", Lua.Message(lua, "b.u8(io.stdout, 0)"));
            Assert.Contains("buffer expected", Lua.Message(lua, "b.u8()"));
        }
    }

    [TestMethod]
    public void Reading_stops_at_the_end()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(4);
            byte[] bytes = new byte[10];
            Assert.AreEqual(2, buffer.Read(2, bytes, 0, 10));
            Assert.AreEqual(0, buffer.Read(4, bytes, 0, 10));
        }
    }

    [TestMethod]
    public void Packet_is_exchanged_in_one_step()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(8);
            LuaFunction twice = Lua.Function(lua, @"function(packet)
                if #packet == 0 then return false end
                packet:resize(2 * #packet)
                packet:u8(#packet - 1, packet:u8(0))
                return true
            end");
            byte[] bytes = { 5, 6, 7, 0, 0, 0, 9 };
            Assert.AreEqual(6, buffer.Exchange(twice, bytes, 3));
            Assert.IsTrue(LuaString.AreEqual(new byte[] { 5, 6, 7, 0, 0, 5, 9 }, bytes));
            Assert.AreEqual(-1, buffer.Exchange(twice, bytes, 0));
        }
    }

    [TestMethod]
    public void Exchange_may_take_long_and_call_C_sharp()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            int called = 0;
            lua.Register("note", call => called++);
            LuaBuffer buffer = lua.CreateBuffer(8);
            LuaFunction slow = Lua.Function(lua, @"function(packet)
                for i = 1, 200000 do end
                note()
                packet:u8(0, packet:u8(0) + 1)
                return true
            end");
            byte[] bytes = { 5 };
            Assert.AreEqual(1, buffer.Exchange(slow, bytes, 1));
            Assert.AreEqual(1, buffer.Exchange(slow, bytes, 1));
            Assert.AreEqual(7, (int)bytes[0]);
            Assert.AreEqual(2, called);
        }
    }

    [TestMethod]
    public void Exchanges_nest()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer outer = lua.CreateBuffer(8);
            LuaBuffer inner = lua.CreateBuffer(8);
            LuaFunction add = Lua.Function(lua, "function(b) b:u8(0, b:u8(0) + 1) return true end");
            byte[] innerBytes = { 40 };
            lua.Register("exchange", call => call.Return(inner.Exchange(add, innerBytes, 1)));
            LuaFunction both = Lua.Function(
                lua, "function(b) return exchange() == 1 and b:u8(0) == 1 end");
            Assert.AreEqual(1, outer.Exchange(both, new byte[] { 1 }, 1));
            Assert.AreEqual(41, (int)innerBytes[0]);
        }
    }

    [TestMethod]
    public void Disposed_buffer_is_not_exchanged()
    {
        LuaRuntime lua = Lua.NewRuntime();
        LuaFunction same = Lua.Function(lua, "function() return true end");
        LuaBuffer buffer = lua.CreateBuffer(8);
        LuaBuffer other = lua.CreateBuffer(8);
        byte[] bytes = new byte[1];
        buffer.Dispose();
        Assert.ThrowsException(
            typeof(ObjectDisposedException), () => buffer.Exchange(same, bytes, 1));
        Assert.AreEqual(1, other.Exchange(same, bytes, 1));
        lua.Dispose();
        Assert.ThrowsException(typeof(ObjectDisposedException), () => other.Exchange(same, bytes, 1));
        Assert.ThrowsException(typeof(ObjectDisposedException), () => same.InvokeInt64());
    }

    [TestMethod]
    public void Exchange_that_cannot_be_is_refused_and_the_runtime_goes_on()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(4);
            LuaFunction fail = Lua.Function(lua, "function(packet) error('no') end");
            LuaFunction same = Lua.Function(lua, "function(packet) packet:resize(4) return true end");
            byte[] bytes = new byte[5];
            Assert.ThrowsException(typeof(ArgumentNullException), () => buffer.Exchange(null, bytes, 1));
            Assert.ThrowsException(typeof(ArgumentNullException), () => buffer.Exchange(same, null, 0));
            Assert.ThrowsException(
                typeof(ArgumentOutOfRangeException), () => buffer.Exchange(same, bytes, 5));
            Assert.ThrowsException(
                typeof(ArgumentOutOfRangeException), () => buffer.Exchange(same, bytes, 6));
            Assert.ThrowsException(
                typeof(ArgumentOutOfRangeException), () => buffer.Exchange(same, new byte[3], 3));
            Assert.ThrowsException(typeof(LuaException), () => buffer.Exchange(fail, bytes, 4));
            using (LuaRuntime other = Lua.NewRuntime())
            {
                LuaFunction foreign = Lua.Function(other, "function() end");
                Assert.ThrowsException(
                    typeof(ArgumentException), () => buffer.Exchange(foreign, bytes, 1));
            }
            Assert.AreEqual(4, buffer.Exchange(same, bytes, 1));
        }
    }

    [TestMethod]
    public void Empty_buffer_is_a_buffer()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaBuffer buffer = lua.CreateBuffer(0);
            Assert.AreEqual(0, buffer.Length);
            buffer.Write(0, new byte[0], 0, 0);
            lua["b"] = buffer;
            Assert.AreEqual("", Lua.Text(lua, "return b:bytes(0, 0)"));
        }
    }

    [TestMethod]
    public void Buffers_are_collected()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            for (int i = 0; i < 1000; i++)
            {
                lua.CreateBuffer(500).Dispose();
            }
            lua.Collect();
            Assert.IsTrue(lua.UsedBytes < 32 * 1024);
        }
    }
}
