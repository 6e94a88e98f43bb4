local t = {}
t.field0 = 0 t.field1 = 1 t.field2 = 2 t.field3 = 3 t.field4 = 4
t.field5 = 5 t.field6 = 6 t.field7 = 7 t.field8 = 8 t.field9 = 9
t.field10 = 10 t.field11 = 11 t.field12 = 12 t.field13 = 13 t.field14 = 14
t.field15 = 15 t.field16 = 16 t.field17 = 17 t.field18 = 18 t.field19 = 19
t.field20 = 20 t.field21 = 21 t.field22 = 22 t.field23 = 23 t.field24 = 24
t.field25 = 25 t.field26 = 26 t.field27 = 27 t.field28 = 28 t.field29 = 29
t.field30 = 30 t.field31 = 31 t.field32 = 32 t.field33 = 33 t.field34 = 34
t.field35 = 35 t.field36 = 36 t.field37 = 37 t.field38 = 38 t.field39 = 39
t.field40 = 40 t.field41 = 41 t.field42 = 42 t.field43 = 43 t.field44 = 44
t.field45 = 45 t.field46 = 46 t.field47 = 47 t.field48 = 48 t.field49 = 49
t.field50 = 50 t.field51 = 51 t.field52 = 52 t.field53 = 53 t.field54 = 54
t.field55 = 55 t.field56 = 56 t.field57 = 57 t.field58 = 58 t.field59 = 59
t.field60 = 60 t.field61 = 61 t.field62 = 62 t.field63 = 63 t.field64 = 64
t.field65 = 65 t.field66 = 66 t.field67 = 67 t.field68 = 68 t.field69 = 69
t.field70 = 70 t.field71 = 71 t.field72 = 72 t.field73 = 73 t.field74 = 74
t.field75 = 75 t.field76 = 76 t.field77 = 77 t.field78 = 78 t.field79 = 79
t.field80 = 80 t.field81 = 81 t.field82 = 82 t.field83 = 83 t.field84 = 84
t.field85 = 85 t.field86 = 86 t.field87 = 87 t.field88 = 88 t.field89 = 89
t.field90 = 90 t.field91 = 91 t.field92 = 92 t.field93 = 93 t.field94 = 94
t.field95 = 95 t.field96 = 96 t.field97 = 97 t.field98 = 98 t.field99 = 99
t.field100 = 100 t.field101 = 101 t.field102 = 102 t.field103 = 103 t.field104 = 104
t.field105 = 105 t.field106 = 106 t.field107 = 107 t.field108 = 108 t.field109 = 109
t.field110 = 110 t.field111 = 111 t.field112 = 112 t.field113 = 113 t.field114 = 114
t.field115 = 115 t.field116 = 116 t.field117 = 117 t.field118 = 118 t.field119 = 119
t.field120 = 120 t.field121 = 121 t.field122 = 122 t.field123 = 123 t.field124 = 124
t.field125 = 125 t.field126 = 126 t.field127 = 127 t.field128 = 128 t.field129 = 129
t.field130 = 130 t.field131 = 131 t.field132 = 132 t.field133 = 133 t.field134 = 134
t.field135 = 135 t.field136 = 136 t.field137 = 137 t.field138 = 138 t.field139 = 139
t.field140 = 140 t.field141 = 141 t.field142 = 142 t.field143 = 143 t.field144 = 144
t.field145 = 145 t.field146 = 146 t.field147 = 147 t.field148 = 148 t.field149 = 149
t.field150 = 150 t.field151 = 151 t.field152 = 152 t.field153 = 153 t.field154 = 154
t.field155 = 155 t.field156 = 156 t.field157 = 157 t.field158 = 158 t.field159 = 159
t.field160 = 160 t.field161 = 161 t.field162 = 162 t.field163 = 163 t.field164 = 164
t.field165 = 165 t.field166 = 166 t.field167 = 167 t.field168 = 168 t.field169 = 169
t.field170 = 170 t.field171 = 171 t.field172 = 172 t.field173 = 173 t.field174 = 174
t.field175 = 175 t.field176 = 176 t.field177 = 177 t.field178 = 178 t.field179 = 179
t.field180 = 180 t.field181 = 181 t.field182 = 182 t.field183 = 183 t.field184 = 184
t.field185 = 185 t.field186 = 186 t.field187 = 187 t.field188 = 188 t.field189 = 189
t.field190 = 190 t.field191 = 191 t.field192 = 192 t.field193 = 193 t.field194 = 194
t.field195 = 195 t.field196 = 196 t.field197 = 197 t.field198 = 198 t.field199 = 199
t.field200 = 200 t.field201 = 201 t.field202 = 202 t.field203 = 203 t.field204 = 204
t.field205 = 205 t.field206 = 206 t.field207 = 207 t.field208 = 208 t.field209 = 209
t.field210 = 210 t.field211 = 211 t.field212 = 212 t.field213 = 213 t.field214 = 214
t.field215 = 215 t.field216 = 216 t.field217 = 217 t.field218 = 218 t.field219 = 219
t.field220 = 220 t.field221 = 221 t.field222 = 222 t.field223 = 223 t.field224 = 224
t.field225 = 225 t.field226 = 226 t.field227 = 227 t.field228 = 228 t.field229 = 229
t.field230 = 230 t.field231 = 231 t.field232 = 232 t.field233 = 233 t.field234 = 234
t.field235 = 235 t.field236 = 236 t.field237 = 237 t.field238 = 238 t.field239 = 239
t.field240 = 240 t.field241 = 241 t.field242 = 242 t.field243 = 243 t.field244 = 244
t.field245 = 245 t.field246 = 246 t.field247 = 247 t.field248 = 248 t.field249 = 249
t.field250 = 250 t.field251 = 251 t.field252 = 252 t.field253 = 253 t.field254 = 254
t.field255 = 255 t.field256 = 256 t.field257 = 257 t.field258 = 258 t.field259 = 259
t.field260 = 260 t.field261 = 261 t.field262 = 262 t.field263 = 263 t.field264 = 264
t.field265 = 265 t.field266 = 266 t.field267 = 267 t.field268 = 268 t.field269 = 269
t.field270 = 270 t.field271 = 271 t.field272 = 272 t.field273 = 273 t.field274 = 274
t.field275 = 275 t.field276 = 276 t.field277 = 277 t.field278 = 278 t.field279 = 279
t.field280 = 280 t.field281 = 281 t.field282 = 282 t.field283 = 283 t.field284 = 284
t.field285 = 285 t.field286 = 286 t.field287 = 287 t.field288 = 288 t.field289 = 289
t.field290 = 290 t.field291 = 291 t.field292 = 292 t.field293 = 293 t.field294 = 294
t.field295 = 295 t.field296 = 296 t.field297 = 297 t.field298 = 298 t.field299 = 299
print(t.field0, t.field255, t.field256, t.field257, t.field299) --> 0	255	256	257	299
t.late1, t.late2 = t.field298 .. "x", t.field299 + t.field1
print(t.late1, t.late2, #"a late constant", t.absent) --> 298x	300	15	nil
function t.latefunction(x) return x end
function t:latemethod(x) return self == t, x end
print(t.latefunction(5), t:latemethod(6)) --> 5	true	6
globalwithlateconstant = "global"
print(globalwithlateconstant, t["field256"] == t.field256) --> global	true
local ok = t.field299 == 299 and t.late1 == "298x" and t.field298 ~= "298"
print(ok, t.field10 < 1000.5, t.field10 * 2.25, t.field10 // 3.5, -t.field20)
--> true	true	22.5	2.0	-20
