print("\65\066\x43\u{44}") --> ABCD
print(#"\a\b\f\n\r\t\v\\\"\'", "a\"b", 'a\'b', "back\\slash") --> 10	a"b	a'b	back\slash
print(string.byte("\a\b\f\n\r\t\v", 1, -1)) --> 7	8	12	10	13	9	11
print("\x41\x5a\x7e", "\0651", "\9x" == "\tx") --> AZ~	A1	true
